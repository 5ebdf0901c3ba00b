// Answers of the HubSpot API to the figures of a sales team, as text: what the page shows.
import { answeredBy, b2bPipeline, Decimal, dealHistory, query } from 'sales-kpi';
import { hubspotDeals, hubspotGoals, hubspotLeads, type Mapped } from 'sales-kpi/crm/hubspot';

/** What the page was given. */
export interface Answers {
  readonly deals: unknown;
  readonly contacts: unknown;
  readonly goals: unknown;
}

/** A line of the page. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** The figures of March, and what became of the records. */
export function figures({ deals, contacts, goals }: Answers): { readonly figures: readonly Line[]; readonly records: readonly Line[] } {
  const mapped = hubspotDeals(deals);
  const leads = hubspotLeads(contacts);
  const targets = hubspotGoals(goals, { indicators: { Revenue: 'wonValue' }, currency: 'EUR' });
  const data = { deals: mapped.rows, pipeline: dealHistory(mapped.rows), leads: leads.rows, targets: targets.rows };
  const select = answeredBy(b2bPipeline, ['deals', 'pipeline', 'leads', 'targets']);
  const table = query(data, { select, between: ['2025-03-01', '2025-04-01'], calendar: { timeZone: 'Europe/Paris' } });
  const row: Readonly<Record<string, unknown>> = table.rows[0] ?? {};
  return {
    figures: select.map(({ id, label, unit }) => ({ label: label.en, value: shown(row[id], unit) })),
    records: [told('Deals', mapped), told('Contacts', leads), told('Goals', targets)],
  };
}

function shown(value: unknown, unit: string): string {
  if (value === null || value === undefined) return 'not known';
  const number = Number(Decimal.isDecimal(value) ? value.toFixed() : value);
  if (unit === 'money') return number.toLocaleString('en', { style: 'currency', currency: 'EUR' });
  return unit === 'ratio'
    ? number.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 })
    : number.toLocaleString('en', { maximumFractionDigits: 1 });
}

function told(label: string, { counts, isComplete }: Mapped<object>): Line {
  const { mapped, excluded, rejected } = counts;
  return { label, value: `${mapped} read, ${excluded} left out, ${rejected} refused${isComplete === true ? '' : ', perhaps not all'}` };
}
