// The Maven CRM sales opportunities, held against figures that were calculated from the file.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  averageDealSize,
  Deal,
  Decimal,
  dealHistory,
  dealsCreated,
  openPipelineValue,
  type Parsed,
  parse,
  pipelineCreated,
  query,
  salesCycleLength,
  salesVelocity,
  weightedPipelineValue,
  winRate,
  wonValue,
} from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { column } from '../query/ask.ts';

const file = new URL('../../../shared/data/crm-opportunities.csv.gz', import.meta.url);

interface Opportunity extends Deal {
  readonly product: string;
}

/** The file says no more of a deal than this; a deal that is not closed has no value, and 500 have not begun. */
function readOpportunities(): Parsed<Opportunity> {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const raw = lines.map((line) => {
    const [id, salesperson, product, customerId, stage, createdAt, closedAt, amount] = line.trimEnd().split(',');
    const outcome = stage === 'Won' ? 'won' : stage === 'Lost' ? 'lost' : 'open';
    return { id, salesperson, product, customerId, stage, createdAt, closedAt, amount, outcome, currency: 'USD' };
  });
  return parse(Deal, raw) as unknown as Parsed<Opportunity>;
}

const { rows: deals, counts, rejected } = readOpportunities();
const pipeline = dealHistory(deals);
const quarters = { every: 'quarter', between: ['2017-01-01', '2018-01-01'] } as const;
const ends = ['2017-04-01', '2017-07-01', '2017-10-01', '2018-01-01'];
const starts = ['2017-01-01', ...ends.slice(0, -1)];

/** Calendar dates as text are in order as they are. */
const isOpenBefore = ({ createdAt, closedAt }: Deal, day: string): boolean => String(createdAt) < day && String(closedAt ?? '9') >= day;
const isClosedIn = ({ closedAt }: Deal, at: number): boolean =>
  String(closedAt ?? '9') >= String(starts[at]) && String(closedAt ?? '9') < String(ends[at]);
const worth = (some: readonly Deal[]): number => some.reduce((sum, { amount }) => sum + Number(amount ?? 0), 0);
const daysOf = ({ createdAt, closedAt }: Deal): number => (Date.parse(String(closedAt)) - Date.parse(String(createdAt))) / 86_400_000;

describe('Maven CRM sales opportunities', () => {
  it('are read whole, but for those that have not begun and so have no date', () => {
    expect(counts).toEqual({ rowsIn: 8_800, accepted: 8_300, rejected: 500, byCode: { 'bad-date': 500 }, warnings: {} });
    expect(new Set(rejected.map(({ field, value }) => `${field} ${value}`))).toEqual(new Set(['createdAt ""']));
  });

  it('have 4 238 deals won and 2 473 lost, a win rate of 4238/6711', () => {
    const outcomes = query({ deals }, { select: [dealsCreated], by: ['outcome'] }).rows;
    expect(Object.fromEntries(outcomes.map((row) => [row.outcome, row.dealsCreated]))).toEqual({ won: 4_238, lost: 2_473, open: 1_589 });
    expect(String(winRate(deals))).toBe(new Decimal(4_238).div(6_711).toFixed());
    expect(winRate(deals)?.toFixed(4)).toBe('0.6315');
    expect(String(winRate.variants.created(deals))).toBe(new Decimal(4_238).div(8_300).toFixed());
  });

  it('brought 10 005 534, 2 360.91 a deal', () => {
    expect(String(wonValue(deals))).toBe('10005534');
    expect(averageDealSize(deals)?.toFixed(2)).toBe('2360.91');
  });

  it('brought so much in each quarter of 2017, and all of it in 2017', () => {
    const table = query({ deals }, { select: [wonValue], ...quarters });
    expect(column(table, 'wonValue')).toEqual(['1134672', '3086111', '2982255', '2802496']);
    expect(column(query({ deals }, { select: [wonValue], every: 'year' }), 'wonValue')).toEqual(['10005534']);
  });

  it('took a median of 57 days and a mean of 51.782 to be won; 47.985 to be won or lost', () => {
    const { mean, closedMean } = salesCycleLength.variants;
    expect(String(salesCycleLength(deals))).toBe('57');
    expect(mean(deals)?.toFixed(3)).toBe('51.782');
    expect(closedMean(deals)?.toFixed(3)).toBe('47.985');
  });

  it('are of 30 salespeople, whose won values add up to all', () => {
    const people = query({ deals }, { select: [wonValue, winRate], by: ['salesperson'] }).rows;
    expect(people).toHaveLength(30);
    expect(people.reduce((sum, row) => (row.wonValue ?? new Decimal(0)).plus(sum), new Decimal(0)).toFixed()).toBe('10005534');
  });

  it('open deals have no value: the pipeline is the deals that were closed later, and says how many lack one', () => {
    const table = query({ pipeline }, { select: [openPipelineValue, weightedPipelineValue], ...quarters });
    const later = ends.map((end) => worth(deals.filter((one) => isOpenBefore(one, end) && one.outcome !== 'open')));
    // What is still open at the end of the year has no value at all.
    expect(column(table, 'openPipelineValue')).toEqual([...later.slice(0, -1).map(String), 'null']);
    expect(later.at(-1)).toBe(0);
    expect(column(table, 'weightedPipelineValue')).toEqual(['null', 'null', 'null', 'null']);
    const noted = table.notes.filter(({ code, column: id }) => code === 'partial-coverage' && id === 'openPipelineValue');
    expect(noted).toHaveLength(1);
  });

  it('the pipeline goes from quarter to quarter by what is created and what is closed', () => {
    const closed = pipeline.filter(({ outcome }) => outcome !== 'open');
    const table = query({ pipeline: closed }, { select: [openPipelineValue, pipelineCreated], every: 'quarter' });
    const [open, created] = [column(table, 'openPipelineValue').map(Number), column(table, 'pipelineCreated').map(Number)];
    const closedValues = column(
      query({ deals }, { select: [wonValue], every: 'quarter', between: ['2016-10-01', '2018-01-01'] }),
      'wonValue',
    );
    open.forEach((value, at) => {
      expect(value).toBe((open[at - 1] ?? 0) + (created[at] as number) - Number(closedValues[at]));
    });
  });

  it('have the velocity of the four numbers that it is made of', () => {
    const table = query({ deals, pipeline }, { select: [salesVelocity], ...quarters });
    const wanted = starts.map((start, at) => {
      const closed = deals.filter((one) => isClosedIn(one, at));
      const won = closed.filter(({ outcome }) => outcome === 'won');
      const open = deals.filter((one) => isOpenBefore(one, start)).length;
      // open × (value ÷ won) × (won ÷ closed) ÷ (days ÷ won)
      return (open * worth(won) * won.length) / (closed.length * won.reduce((sum, one) => sum + daysOf(one), 0));
    });
    column(table, 'salesVelocity').forEach((value, at) => {
      expect(Number(value)).toBeCloseTo(wanted[at] as number, 6);
    });
  });
});
