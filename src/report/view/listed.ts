// Findings and alerts in sentences.
import type { AlertFired } from '../../alert/findings.ts';
import type { AnyFinding } from '../../locale/locale.ts';
import type { ReportAlerts } from '../alerts.ts';
import type { Block, ItemView } from './block.ts';
import type { Speech } from './speech.ts';

/** Sentences of findings. */
export function findingBlocks(speech: Speech, findings: readonly AnyFinding[]): Block[] {
  const items = findings.map((finding): ItemView => ({ badge: null, tone: null, text: speech.said(finding) }));
  return items.length === 0 ? [] : [{ kind: 'list', heading: null, items }];
}

/** Sentences of alerts, with how much each matters. */
export function alertBlocks(speech: Speech, { fired, resolved }: ReportAlerts): Block[] {
  const over = resolved.map((alert): ItemView => ({ badge: null, tone: 'good', text: speech.said(alert) }));
  const lists: readonly (readonly [string | null, ItemView[]])[] = [
    [null, urgentFirst(fired).map((alert) => alertItem(speech, alert))],
    [speech.words.resolved, over],
  ];
  return lists.flatMap(([heading, items]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', heading, items }]));
}

function alertItem(speech: Speech, alert: AlertFired): ItemView {
  const { severity } = alert.values;
  return { badge: speech.locale.severities[severity], tone: severity === 'info' ? null : 'bad', text: speech.said(alert) };
}

/** What matters most comes first; of what matters alike, the order stays. */
function urgentFirst(fired: readonly AlertFired[]): AlertFired[] {
  const order = ['critical', 'warning', 'info'];
  return [...fired].sort((a, b) => order.indexOf(a.values.severity) - order.indexOf(b.values.severity));
}
