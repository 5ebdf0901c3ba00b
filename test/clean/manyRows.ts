// Cleans as many rows as it is told, made as they are read: a program of its own, so that its memory can be limited.
import { cleanBatches, truncationStep, unknownCustomerStep } from '../../src/clean/index.ts';

const count = Number(process.argv[2]);
const SIZE = 5000;

/** A row of a French export. */
const rowAt = (at: number): object => ({
  'N°': `A${String(at).padStart(7, '0')}`,
  Date: `${String(1 + (at % 28)).padStart(2, '0')}/0${1 + (at % 9)}/2025`,
  Montant: at % 1000 === 7 ? 'à définir' : `${1 + (at % 9)} ${String(at % 1000).padStart(3, '0')},50 €`,
  Qté: `${at % 7}`,
  Client: at % 5 === 0 ? 'guest' : `Client ${at % 10_000}`,
  Pays: ['fr', 'DE ', 'be'][at % 3],
});

function* batches(): Generator<object[]> {
  for (let at = 0; at < count; at += SIZE) yield Array.from({ length: Math.min(SIZE, count - at) }, (_, i) => rowAt(at + i));
}

const spec = {
  columns: {
    id: { as: 'key', from: 'N°', required: true },
    date: { as: 'date', from: 'Date', required: true },
    amount: { as: 'money', from: 'Montant', currency: 'EUR', required: true },
    quantity: { as: 'number', from: 'Qté' },
    customerId: { as: 'label', from: 'Client' },
    country: { as: 'country', from: 'Pays' },
  },
  steps: [unknownCustomerStep(), truncationStep()],
} as const;

const progress: number[] = [];
let cents = 0;
let summary: unknown;
for await (const batch of cleanBatches(batches, spec, { onProgress: ({ rows }) => progress.push(rows) })) {
  for (const { amount } of batch.records) cents += Math.round(Number(amount) * 100);
  ({ summary } = batch);
}
process.stdout.write(JSON.stringify({ summary, cents, progress: [progress.length, progress[0], progress.at(-1)] }));
