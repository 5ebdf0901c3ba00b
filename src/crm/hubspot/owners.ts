// Owners of HubSpot: their names, and which user is which owner. Deals name owners, goals name users, and the numbers differ.
import { Fault } from '../../model/read/reader.ts';
import type { At } from '../at.ts';
import { lookUp } from '../lookUp.ts';
import { text } from '../readers.ts';
import { hubspotPage } from './page.ts';

/** What is known of owners. */
export interface HubspotOwners {
  /** Names by the identifier of the owner. */
  readonly names: ReadonlyMap<string, string>;
  /** Identifiers of owners by that of the user. */
  readonly ofUser: ReadonlyMap<string, string>;
}

/** The owners in the answer of the owners API, v3 and v2. */
export function ownersOf(owners: unknown): HubspotOwners {
  const idOf = (at: At): string | null => kept(text(at('id') ?? at('ownerId')));
  return {
    names: lookUp(owners, hubspotPage, (at) => {
      const [id, name] = [idOf(at), nameOf(at)];
      return id === null || name === null ? [] : [[id, name] as const];
    }),
    ofUser: lookUp(owners, hubspotPage, (at) => {
      const [id, user] = [idOf(at), kept(text(at('userId') ?? at('activeUserId') ?? at('userIdIncludingInactive')))];
      return id === null || user === null ? [] : [[user, id] as const];
    }),
  };
}

function nameOf(at: At): string | null {
  const parts = ['firstName', 'lastName'].map((name) => kept(text(at(name)))).filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : kept(text(at('email')));
}

function kept(value: string | null | Fault): string | null {
  return value instanceof Fault ? null : value;
}
