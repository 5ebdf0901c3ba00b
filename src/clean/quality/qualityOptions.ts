// What is asked of the quality of records.
import type { FieldType, Node } from '../../expr/node.ts';
import type { QualityText } from '../../model/quality/qualityParts.ts';

/** What is looked at. */
export interface QualityOptions {
  /** The kind of record, as formulas name it; default `sales`. */
  readonly kind?: string | undefined;
  /** What fields hold, where neither the kind nor an indicator says it. */
  readonly types?: Readonly<Record<string, FieldType>> | undefined;
  /** Fields without which a record is of no use; default those that the kind needs: its date, and the amount of sales. */
  readonly required?: readonly string[] | undefined;
  /** The column, or columns, that tell records apart; default `id`. */
  readonly key?: string | readonly string[] | undefined;
  /** The date of a record; default `date`. */
  readonly date?: string | undefined;
  /** The customer; default `customerId`. */
  readonly customer?: string | undefined;
  /** IANA name of the zone whose days count; without it only calendar dates are covered. */
  readonly timeZone?: string | undefined;
  /** Days without records in a row that are a gap; default 7. */
  readonly gapDays?: number | undefined;
  /** References and the catalogue that should have them. */
  readonly references?:
    | readonly {
        /** The column. */
        readonly column: string;
        /** What it should hold. */
        readonly catalogue: Iterable<unknown>;
      }[]
    | undefined;
  /** Totals and the fields that they are the sum of; a field named `-tax` is taken off. */
  readonly reconcile?:
    | readonly {
        /** The field of the total. */
        readonly total: string;
        /** What it is the sum of. */
        readonly parts: readonly string[];
      }[]
    | undefined;
  /** Indicators that are to be computed: what defects affect is told by the fields that their formulas read. */
  readonly indicators?:
    | readonly {
        /** Its name. */
        readonly id: string;
        /** Its definition. */
        readonly formula: Node;
        /** Its name for readers; the id where none is given. */
        readonly label?: QualityText | undefined;
      }[]
    | undefined;
  /** The share of records at fault from which something is blocked; default 0.5. */
  readonly blockedAt?: number | undefined;
  /** The share of the rows, or of the amounts, from which one customer among at least 20 is suspected to stand for many; default 0.2. */
  readonly dominantAt?: number | undefined;
}
