// The campaign of the visit that led to an order of Shopify.
import { type At, given } from '../at.ts';

/** The campaign: GraphQL says it, in REST it stands in the address of the first page. */
export function campaignOf(at: At): unknown {
  const told = given(at('customerJourneySummary.lastVisit.utmParameters.campaign'));
  const page = given(at('landing_site'));
  if (told !== null || typeof page !== 'string' || page.length > 4096) return told;
  const written = /[?&]utm_campaign=([^&#]{1,1000})/.exec(page)?.[1]?.replaceAll('+', ' ');
  return written === undefined ? null : decoded(written);
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
