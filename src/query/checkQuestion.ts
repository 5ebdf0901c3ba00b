// What is refused about a question, before any record is read.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import type { Comparison, ComparisonPolicy } from '../period/compare.ts';
import { policies } from '../period/counterpart.ts';
import { type Grain, grains } from '../period/grain.ts';
import type { Metric } from '../plan/metric.ts';
import { checkMetric } from './checkMetric.ts';
import type { AnyQuestion, Stretch } from './question.ts';

const words = ['select', 'every', 'by', 'where', 'between', 'compare', 'calendar', 'asOf', 'stretch', 'gaps', 'coverage', 'numbers'];

/** Refuses a question that is not well formed, before any record is read. */
export function checkQuestion(question: AnyQuestion): void {
  if (typeof question !== 'object' || question === null)
    throw new KpiError('bad-argument', `the question is ${excerpt(question)}`, 'give { select: [revenue] }');
  refuseUnknown(question, words);
  checkSelect(question.select);
  if (question.every !== undefined) oneOfWords(question.every, grains, 'every');
  oneOfWords(question.gaps ?? 'fill', ['fill', 'leave'], 'gaps');
  if (question.by !== undefined && !Array.isArray(question.by))
    throw new KpiError('bad-argument', `by is ${excerpt(question.by)}`, "give a list: by: ['channel']", ['by']);
  if (question.stretch !== undefined) checkStretch(question.stretch, question.every);
  if (question.compare !== undefined) checkComparison(question.compare);
  if (question.numbers !== undefined && typeof question.numbers !== 'boolean')
    throw new KpiError('bad-argument', `numbers is ${excerpt(question.numbers)}`, 'true for plain numbers', ['numbers']);
  checkColumns(question);
}

function checkSelect(select: readonly Metric[]): void {
  if (!Array.isArray(select) || select.length === 0)
    throw new KpiError('bad-argument', 'a question that selects nothing', 'give select: [revenue]', ['select']);
  const seen = new Set<string>();
  select.forEach((metric, i) => {
    if ((typeof metric !== 'object' && typeof metric !== 'function') || metric === null)
      throw new KpiError('bad-argument', `select holds ${excerpt(metric)}`, 'select indicators: [revenue]', ['select', i]);
    checkMetric(metric, ['select', i]);
    if (seen.has(metric.id))
      throw new KpiError('bad-argument', `${metric.id} is selected twice`, 'give each indicator its own id', ['select', i]);
    seen.add(metric.id);
  });
}

/** Every column of the table has a name of its own. */
function checkColumns({ select, by = [], compare }: AnyQuestion): void {
  const suffixes = compare === undefined ? [''] : ['', 'Prior', 'Delta', 'Change'];
  const names = select.flatMap(({ id }) => suffixes.map((suffix) => `${id}${suffix}`));
  const segments = by.map((part) => (typeof part === 'string' ? part : part?.id));
  const twice = [...names, ...segments].find((name, i, all) => all.indexOf(name) !== i);
  if (twice !== undefined)
    throw new KpiError('bad-argument', `two columns called ${excerpt(twice)}`, 'give each column its own name', [
      segments.includes(twice) ? 'by' : 'select',
    ]);
}

function checkStretch(stretch: Stretch, every: Grain | undefined): void {
  if (typeof stretch !== 'object' || stretch === null)
    throw new KpiError('bad-argument', `stretch is ${excerpt(stretch)}`, "give { trailing: 3 } or { toDate: 'year' }", ['stretch']);
  if (every === undefined) throw new KpiError('bad-argument', 'stretch without every', "add every: 'month'", ['stretch']);
  if ('trailing' in stretch) {
    refuseUnknown(stretch, ['trailing'], ['stretch']);
    if (!Number.isInteger(stretch.trailing) || stretch.trailing < 1 || stretch.trailing > 1000)
      throw new KpiError('bad-argument', `trailing is ${excerpt(stretch.trailing)}`, 'give a whole number of periods from 1 to 1000', [
        'stretch',
        'trailing',
      ]);
    return;
  }
  refuseUnknown(stretch, ['trailing', 'toDate'], ['stretch']);
  oneOfWords(stretch.toDate, grains.slice(1), 'stretch.toDate');
  if (grains.indexOf(stretch.toDate) <= grains.indexOf(every))
    throw new KpiError('bad-argument', `${stretch.toDate} to date every ${every}`, 'accumulate over something longer than every', [
      'stretch',
      'toDate',
    ]);
}

function checkComparison(compare: ComparisonPolicy | Comparison): void {
  if (typeof compare === 'string') {
    oneOfWords(compare, policies, 'compare');
    return;
  }
  if (typeof compare !== 'object' || compare === null)
    throw new KpiError('bad-argument', `compare is ${excerpt(compare)}`, `one of ${policies.join(', ')}`, ['compare']);
  refuseUnknown(compare, ['to', 'partial'], ['compare']);
  oneOfWords(compare.to, policies, 'compare.to');
  oneOfWords(compare.partial ?? 'sameElapsed', ['sameElapsed', 'whole', 'withhold'], 'compare.partial');
}

function oneOfWords(word: unknown, known: readonly string[], name: string): void {
  if (typeof word !== 'string' || !known.includes(word))
    throw new KpiError('bad-argument', `${name} is ${excerpt(word)}`, `one of ${known.join(', ')}`, name.split('.'));
}
