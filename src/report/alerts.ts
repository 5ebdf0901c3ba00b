// Alerts in a report.
import type { Alerts } from '../alert/alertsShape.ts';
import { plain } from './plain.ts';
import type { SectionHead } from './sectionParts.ts';

/** Alerts in a report: their decimals are exact text. */
export type ReportAlerts = Pick<Alerts, 'fired' | 'resolved'>;

/** Alerts: what `alerts` gives. */
export interface AlertsInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'alerts';
  /** What began and what ended; what is remembered for the next time is not shown. */
  readonly alerts: ReportAlerts;
}

/** Alerts as plain JSON. */
export const alertsOf = ({ alerts: { fired, resolved } }: AlertsInput): ReportAlerts => plain({ fired, resolved }, ['alerts']);
