// Why revenue changed: the parts of the change, which add up to the last digit, and the change in words.
import { en, explainChange, fr, revenue, sentence } from 'sales-kpi';

const sales = [
  { id: 'A1', date: '2025-10-03', amount: 120.1, channel: 'web', currency: 'EUR' },
  { id: 'A2', date: '2025-10-14', amount: 80.2, channel: 'shop', currency: 'EUR' },
  { id: 'A3', date: '2025-11-20', amount: 190.4, channel: 'web', currency: 'EUR' },
  { id: 'A4', date: '2025-11-21', amount: 40, channel: 'shop', currency: 'EUR' },
];
const months = { from: ['2025-10-01', '2025-11-01'], to: ['2025-11-01', '2025-12-01'] } as const;
const { parts, findings } = explainChange(sales, { of: revenue, by: ['channel'], ...months });
for (const { segment, value } of parts) console.log(`${segment?.['channel']} ${value}`);
for (const finding of findings) console.log(`${sentence(finding, en)}\n${sentence(finding, fr)}`);
