import fc from 'fast-check';
import { revenue, spark, sparkStatement, sqlSource, toSql } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';
import { hostileTexts } from './hostileTexts.ts';

describe('a statement for connections that bind no parameters', () => {
  test('holds each value as its bytes', () => {
    expect(sparkStatement("SELECT :p1, :p2, `:p1`, ':p1' , ':p1\\':p1', :p1", ["a'", 'é😀\0'])).toBe(
      "SELECT CAST(X'6127' AS STRING), CAST(X'c3a9f09f988000' AS STRING), `:p1`, ':p1' , ':p1\\':p1', CAST(X'6127' AS STRING)",
    );
    expect(
      sparkStatement(
        'SELECT `a``:p1`, :p10',
        Array.from({ length: 10 }, (_, i) => String(i)),
      ),
    ).toBe("SELECT `a``:p1`, CAST(X'39' AS STRING)");
    expect(sparkStatement('SELECT :p1', [''])).toBe("SELECT CAST(X'' AS STRING)");
  });

  test('holds no character of a value, whatever it is', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts, '\0', '\u2029'));
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const text = sparkStatement('SELECT :p1 AS a, :p2 AS b', [a, b]);
        const [, first = '', second = ''] =
          /^SELECT CAST\(X'([0-9a-f]*)' AS STRING\) AS a, CAST\(X'([0-9a-f]*)' AS STRING\) AS b$/.exec(text) ?? [];
        expect([first, second].map((hex) => Buffer.from(hex, 'hex').toString('utf8'))).toEqual([a, b]);
      }),
      runs(300),
    );
  });

  test('is refused where a parameter is missing, is no text, or holds half a character', () => {
    expect(codeOf(() => sparkStatement('SELECT :p2', ['a']))).toBe('bad-argument');
    expect(codeOf(() => sparkStatement('SELECT :p0', ['a']))).toBe('bad-argument');
    expect(codeOf(() => sparkStatement('SELECT :p1', [{ toString: () => "' OR 1=1--" } as never]))).toBe('bad-argument');
    expect(codeOf(() => sparkStatement('SELECT :p1', ['\ud800']))).toBe('unsupported');
  });

  test('is that of the source but for its parameters', () => {
    const source = sqlSource({
      dialect: spark,
      tables: { sales: { table: 'a`:p1', columns: { date: { column: "d':p2", as: 'date' }, amount: 'net', channel: 'c' } } },
      run: () => [],
    });
    const asked = { select: [revenue], where: { channel: "' OR 1=1--" }, between: ['2025-01-01', '2025-02-01'] } as const;
    const { text, params } = toSql(asked as never, source as never);
    const sent = sparkStatement(text, params);
    expect(sent).toContain('`a``:p1` AS records');
    expect(sent).toContain("`d':p2`");
    expect(sent).not.toContain('OR 1=1');
    expect(sent.replaceAll("`d':p2`", '').replaceAll('`a``:p1`', '')).not.toMatch(/:p\d/);
  });
});
