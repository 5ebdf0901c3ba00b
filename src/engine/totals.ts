// From a total of the plan to a kernel: which rows it counts, which column it runs down, and what each group answers.
import type { Aggregate, Total } from '../expr/aggregate/aggregate.ts';
import type { CustomerSetName } from '../expr/aggregate/name.ts';
import { MIXED } from '../expr/aggregate/only.ts';
import { refuse } from '../expr/checkRecord.ts';
import { whole } from '../expr/fraction.ts';
import { isOwnEntity } from '../expr/input.ts';
import { type AggregateNode, algebra } from '../expr/node.ts';
import type { Outcome } from '../plan/plan.ts';
import { asKeys } from './asKeys.ts';
import { customerCounts } from './customerCounts.ts';
import { type Entities, entitiesOf } from './entity.ts';
import type { CountedRows, Group, OutcomeOf } from './group.ts';
import { distinctKernel, onlyKernel } from './kernel/distinct.ts';
import { orderCodes } from './kernel/order.ts';
import { missingOf } from './missing.ts';
import { numberOutcomes } from './numberTotals.ts';

/** Asks a layer for what a total needs; outcomes are read after the walk. */
export function outcomes(total: AggregateNode, group: Group): OutcomeOf {
  switch (total.fn) {
    case 'sum':
    case 'mean':
    case 'min':
    case 'max':
    case 'last':
    case 'quantile':
    case 'largest':
      return numberOutcomes(total, group);
    case 'count':
    case 'countDistinct':
    case 'countDistinctApproximate':
      return countOutcomes(total, group);
    case 'only':
      return onlyOutcomes(total, group);
    default:
      return customerOutcomes(total, group);
  }
}

function onlyOutcomes(total: AggregateNode, group: Group): OutcomeOf {
  const rows = group.rowsOf(total.where);
  const column = asKeys(group.run.evaluate(total.of), group.run.length);
  const known = (value: Total, at: number): Outcome => ({ value, known: rows.counts[at] as number, missing: 0 });
  if (column.type === 'constant') return (at) => known(column.value, at);
  const { only } = rows.add(onlyKernel(group.shape.size, column.codes));
  return (at) => {
    const code = only[at] as number;
    return known(code === -1 ? MIXED : (column.keys[code] ?? null), at);
  };
}

function customerOutcomes(total: AggregateNode, group: Group): OutcomeOf {
  const { counts } = group.rowsOf(total.where);
  const read = customerCounts(total, group);
  return (at) => {
    const sets = read();
    return {
      value: whole(sets[total.fn as CustomerSetName][at] as number),
      known: (counts[at] as number) + (sets.previous[at] as number),
      missing: 0,
    };
  };
}

function countOutcomes(total: AggregateNode, group: Group): OutcomeOf {
  const rows = group.rowsOf(total.where);
  const { evaluate, length } = group.run;
  const missing = isOwnEntity(total.of) ? (): number => 0 : missingOf(evaluate(total.of), rows, group.shape.size);
  const entities = total.fn === 'count' ? null : entitiesOf(total.of, evaluate, length);
  const distinct = entities && distinctOf(total, entities, rows, group.shape.size);
  return (at) => {
    const lacking = missing(at);
    const found = (rows.counts[at] as number) - lacking;
    return { value: whole(distinct === null ? found : distinct(at)), known: found, missing: lacking };
  };
}

function distinctOf({ fn, [algebra]: how }: AggregateNode, entities: Entities, rows: CountedRows, size: number): (at: number) => number {
  const kernel = fn === 'countDistinct' ? distinctKernel : (how as Aggregate | undefined)?.kernel;
  if (kernel === undefined) throw refuse(`${fn} from JSON`, 'use readDefinitions', []);
  const names = rows.names();
  let found: Uint32Array | null = null;
  return (at) => {
    found ??= kernel(orderCodes(names, size, rows.counts, entities.codes), size, entities);
    return found[at] as number;
  };
}
