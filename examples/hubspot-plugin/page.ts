// The page: it asks its own server for the answers of the API, and writes text only.
import { type Answers, figures, type Line } from './figures.ts';

interface Place {
  textContent: string | null;
  append(...parts: (Place | string)[]): void;
}
declare const document: { getElementById(id: string): Place | null; createElement(name: string): Place };

function write(id: string, lines: readonly Line[]): void {
  for (const { label, value } of lines) {
    const row = document.createElement('tr');
    for (const [name, content] of [
      ['th', label],
      ['td', value],
    ] as const) {
      const cell = document.createElement(name);
      cell.textContent = content;
      row.append(cell);
    }
    document.getElementById(id)?.append(row);
  }
}

const response = await fetch('answers.json');
const shown = figures((await response.json()) as Answers);
write('figures', shown.figures);
write('records', shown.records);
const state = document.getElementById('state');
if (state !== null) state.textContent = 'March 2025';
