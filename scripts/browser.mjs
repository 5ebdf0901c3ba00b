// The Chromium of this machine, and a server that only it speaks to.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

/** Starts Chromium; ends the program with code 2 where none is installed: then nothing was checked. */
export async function openBrowser() {
  const { CHROMIUM_PATH } = process.env;
  const places = [CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', chromium.executablePath()];
  const executablePath = places.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (executablePath === undefined) {
    console.error('NOT CHECKED: no Chromium found. Install one or name it in CHROMIUM_PATH.');
    process.exit(2);
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

/** @typedef {{ type: string, body: string | Buffer }} Answer */

/**
 * Serves what is asked for under a content-security policy, on this machine only.
 * @param {string} policy @param {(path: string) => Answer | undefined} answerTo
 */
export async function serve(policy, answerTo) {
  const server = createServer((request, response) => {
    const answer = answerTo(request.url ?? '');
    if (answer === undefined) response.writeHead(204).end();
    else response.writeHead(200, { 'content-type': answer.type, 'content-security-policy': policy }).end(answer.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const address = server.address();
  return {
    site: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close: () => server.close(),
  };
}
