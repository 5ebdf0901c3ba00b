// The rows of one customer and one period: what kind of movement it was, and what it came to in each currency.
import { type Exact, exactText } from '../../decimal.ts';
import type { Grain } from '../../period/grain.ts';
import { compare, subtract, zero } from '../sale/posting/arithmetic.ts';
import { writtenAmount } from '../written.ts';
import type { Causes } from './changes.ts';
import type { MovementCause, MovementKind, MrrMovement } from './mrrMovement.ts';
import type { Payer, Standing } from './paying.ts';

/** A period with the stretch that is compared, in epoch milliseconds. */
export interface Stage {
  readonly id: string;
  readonly date: string;
  readonly since: string;
  readonly from: number;
  readonly to: number;
}

/** The movements of a customer in a period: one row a currency that is paid at its start or end, none where nothing was paid. */
export function movementRows(payer: Payer, stage: Stage, grain: Grain, opening: Standing, closing: Standing): MrrMovement[] {
  const kind = kindOf(opening, closing);
  if (kind === null) return [];
  // Who passes pays nothing at either end: the currency is the one that was paid in between.
  const currencies = kind === 'passing' ? [closing.currency] : [...closing.paid.keys()];
  const rows: MrrMovement[] = [];
  for (const currency of currencies) {
    const start = opening.paid.get(currency) ?? zero;
    const end = closing.paid.get(currency) ?? zero;
    if (kind !== 'passing' && start.units === 0n && end.units === 0n) continue;
    // How often the customer came and went is told once, whatever the number of currencies.
    const isFirst = rows.length === 0;
    const joins = isFirst ? closing.joins - opening.joins : 0;
    const leaves = isFirst ? closing.leaves - opening.leaves : 0;
    rows.push(rowOf(payer, stage, grain, kind, { start, end, currency, joins, leaves, before: opening.causes, after: closing.causes }));
  }
  return rows;
}

/** What the customer did; `same`: pays at the start and at the end. */
type Kind = Exclude<MovementKind, 'expansion' | 'contraction' | 'none'> | 'same';

function kindOf(opening: Standing, closing: Standing): Kind | null {
  if (opening.isPaying) return closing.isPaying ? 'same' : 'churn';
  if (closing.isPaying) return opening.joins === 0 ? 'new' : 'reactivation';
  return closing.joins > opening.joins ? 'passing' : null;
}

interface Figures {
  readonly start: Exact;
  readonly end: Exact;
  readonly currency: string | null;
  readonly joins: number;
  readonly leaves: number;
  readonly before: Causes;
  readonly after: Causes;
}

/** The one cause of all that moved what a customer pays the way it did. */
function causeOf(movement: MovementKind, a: Causes, b: Causes): MovementCause | null {
  if (a === b) return null;
  const [pauses, resumes, migrations] = [b.pauses > a.pauses, b.resumes > a.resumes, b.migrations > a.migrations];
  const [rises, falls] = [b.rises > a.rises, b.falls > a.falls];
  switch (movement) {
    case 'churn':
      return pauses && !falls ? 'pause' : null;
    case 'reactivation':
      return resumes && !rises ? 'resume' : null;
    case 'contraction':
      return falls || pauses === migrations ? null : pauses ? 'pause' : 'migration';
    case 'expansion':
      return rises || resumes === migrations ? null : resumes ? 'resume' : 'migration';
    case 'none':
      return migrations && !(pauses || resumes || rises || falls) ? 'migration' : null;
    default:
      return null;
  }
}

// All fields are written out: objects put together of others take ten times the time.
function rowOf({ customerId, first }: Payer, { id, date, since }: Stage, grain: Grain, kind: Kind, figures: Figures): MrrMovement {
  const { start, end, currency, joins, leaves, before, after } = figures;
  const direction = compare(end, start);
  const change = direction === 0 ? 0 : written(subtract(end, start));
  const moved = direction === 0 ? 'none' : direction > 0 ? 'expansion' : 'contraction';
  const movement = kind === 'same' ? moved : kind;
  const [opening, closing] = [written(start), written(end)];
  return {
    id: `${id}/${currency ?? ''}/${customerId}`,
    customerId,
    date,
    grain,
    since,
    movement,
    cause: causeOf(movement, before, after),
    opening,
    closing,
    retained: direction > 0 ? opening : closing,
    new: movement === 'new' ? change : 0,
    reactivation: movement === 'reactivation' ? change : 0,
    expansion: movement === 'expansion' ? change : 0,
    contraction: movement === 'contraction' ? change : 0,
    churn: movement === 'churn' ? change : 0,
    joins,
    leaves,
    currency,
    channel: first.channel,
    region: first.region,
    country: first.country,
    storeId: first.storeId,
    salesperson: first.salesperson,
    campaign: first.campaign,
    segment: first.segment,
    category: first.category,
  };
}

/** Sums beyond what a record may hold are written all the same: the question says that it cannot read them. */
function written(amount: Exact): number | string {
  return writtenAmount(amount) ?? exactText(amount);
}
