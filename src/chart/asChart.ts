// A chart as plain data that notebooks show as a picture.

import type { Json } from '../expr/aggregate/aggregate.ts';
import { showing } from '../query/display/showing.ts';

/** An object of JSON. */
export interface ChartObject {
  readonly [name: string]: Json;
}

/** What has to be said beside a chart; the same stands below its title, in words. */
export interface ChartNote extends ChartObject {
  /** What: `no-values`, `running-period`, `segments-left-out` and so on. */
  readonly code: string;
  /** Which period, or how many; null where there is no more to say. */
  readonly detail: string | number | null;
}

/** A Vega-Lite specification with its data: plain JSON, to be drawn by whatever draws Vega-Lite 5 or 6. */
export interface Chart extends ChartObject {
  /** The schema of Vega-Lite. */
  readonly $schema: string;
  /** The text for those who do not see the picture, with the main numbers. */
  readonly description: string;
  /** The numbers drawn. */
  readonly data: {
    /** One row a mark. */
    readonly values: readonly ChartObject[];
  };
  /** What the library adds: drawing programs leave it alone. */
  readonly usermeta: {
    /** Of this library. */
    readonly 'sales-kpi': {
      /** The kind of chart: `line`, `bar` … */
      readonly kind: string;
      /** The title, in one line. */
      readonly title: string;
      /** What has to be said beside it. */
      readonly notes: readonly ChartNote[];
    };
  };
}

/**
 * The same specification, a picture in notebooks and its description in consoles. Nothing else changes: the methods are not enumerable, and
 * JSON leaves them out.
 */
export function asChart(spec: Chart): Chart {
  const bundle = () => ({
    'application/vnd.vegalite.v6+json': spec,
    'application/vnd.vegalite.v5+json': spec,
    'text/plain': spec.description,
  });
  return showing(spec, `Chart: ${spec.usermeta['sales-kpi'].title}`, bundle, () => spec.description);
}
