// The pace of a long reading: tells how far it is, and lets everything else that waits have its turn. The timers here pace the
// work; no answer depends on them.

declare function setTimeout(call: () => void, after: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** How far the reading is. */
export interface StreamProgress {
  /** Records read so far, of all kinds. */
  readonly rows: number;
}

/** Told after each batch. */
export interface Pace {
  /** So many more records were read. */
  after(rows: number): Promise<void>;
  /** Everything was read. */
  end(): void;
  /** Nothing is told from now on. */
  stop(): void;
}

const BETWEEN = 100;
/** The work after which others have their turn, in records; a batch is as much work as some records. */
const TURN = 65_536;
const BATCH = 1_000;

/** Tells progress at most ten times a second, and at the end. */
export function pace(tell: ((progress: StreamProgress) => void) | undefined): Pace {
  let rows = 0;
  let told = -1;
  let work = 0;
  let timer: unknown = null;
  const report = (): void => {
    told = rows;
    tell?.({ rows });
  };
  return {
    async after(more) {
      rows += more;
      work += more + BATCH;
      if (work >= TURN) {
        work = 0;
        await new Promise<void>((resolve) => setTimeout(resolve, 0));
      }
      if (tell === undefined || timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
      }, BETWEEN);
      report();
    },
    end() {
      if (told !== rows) report();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
