// March was reported on 5 April. What is it today, and why is it another figure?
import { en, fr, restate, revenue, sentence } from 'sales-kpi';

const sold = { date: '2025-03-31', currency: 'EUR' };
const versions = [
  { ...sold, id: 'A1', orderId: 'A1', amount: 403400, recordedAt: '2025-03-31T18:00:00Z' },
  { ...sold, id: 'A2', orderId: 'A2', amount: 78.05, recordedAt: '2025-04-01T09:00:00Z' },
  { ...sold, id: 'A2', orderId: 'A2', amount: 78, recordedAt: '2025-04-08T09:00:00Z' }, // corrected
  { ...sold, id: 'A3', orderId: 'A3', amount: 120.5, recordedAt: '2025-04-10T09:00:00Z' }, // came late
  { ...sold, id: 'R1', orderId: 'A1', amount: -2485.7, recordedAt: '2025-04-12T09:00:00Z' }, // given back
];
const march = { select: [revenue], every: 'month', between: ['2025-03-01', '2025-04-01'] } as const;
const { rows, findings } = restate(versions, { ...march, reported: '2025-04-05', now: '2025-05-05' });
for (const { reported, late, corrected, refunded, now } of rows) console.log([reported, late, corrected, refunded, now].join(' | '));
for (const finding of findings) console.log(`${sentence(finding, en)}\n${sentence(finding, fr)}`);
