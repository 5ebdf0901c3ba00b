// Answers of the HubSpot API, built from its documented shapes.

/** The properties of an open deal of v3: everything is text, and what is empty is "" or null. */
export const dealProperties = {
  hs_object_id: '101',
  dealname: 'Mill',
  amount: '5000.00',
  deal_currency_code: 'EUR',
  amount_in_home_currency: '5000',
  pipeline: 'default',
  dealstage: '998877',
  hs_is_closed: 'false',
  hs_is_closed_won: 'false',
  hs_is_closed_lost: 'false',
  hs_deal_stage_probability: '0.40000000000000002220446049250313080847263336181640625',
  createdate: '2025-01-10T09:00:00.000Z',
  closedate: '2025-03-20T10:00:00.000Z',
  hs_lastmodifieddate: '2025-02-01T08:00:00.000Z',
  hubspot_owner_id: '11',
  dealtype: 'newbusiness',
  hs_analytics_source: 'PAID_SEARCH',
  closed_lost_reason: '',
  hs_mrr: '',
  hs_merged_object_ids: null,
} as const;

/** A deal of v3. */
export function dealObject(id: string, properties: object = {}, around: object = {}): object {
  return {
    id,
    properties: { ...dealProperties, hs_object_id: id, ...properties },
    createdAt: '2025-01-10T09:00:00.000Z',
    updatedAt: '2025-02-01T08:00:00.000Z',
    archived: false,
    ...around,
  };
}

/** A won and a lost deal differ from an open one in these properties. */
export const wonProperties = { hs_is_closed: 'true', hs_is_closed_won: 'true', hs_is_closed_lost: 'false', hs_deal_stage_probability: '1' };
export const lostProperties = {
  hs_is_closed: 'true',
  hs_is_closed_won: 'false',
  hs_is_closed_lost: 'true',
  hs_deal_stage_probability: '0',
};

/** The same deal in the form of v1: values with their time and source, moments in epoch milliseconds. */
export function legacyDeal(dealId: number, properties: Readonly<Record<string, unknown>> = {}): object {
  const texts = { ...dealProperties, ...properties };
  const wrapped = Object.entries(texts).map(([name, value]) => [
    name,
    { value: legacyValue(value), timestamp: 1_736_499_600_000, source: 'API', versions: [] },
  ]);
  return {
    portalId: 1,
    dealId,
    isDeleted: false,
    associations: { associatedCompanyIds: [501], associatedVids: [601] },
    properties: Object.fromEntries(wrapped) as object,
  };
}

function legacyValue(value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? String(Date.parse(value)) : value;
}

/** A page of v3. */
export function pageOf(results: readonly unknown[], after?: string, total?: number): object {
  return {
    ...(total === undefined ? {} : { total }),
    results,
    ...(after === undefined ? {} : { paging: { next: { after, link: `?after=${after}` } } }),
  };
}

/** The answer of the pipelines API of a portal whose labels were changed and whose identifiers were kept. */
export const pipelines = {
  results: [
    {
      id: 'default',
      label: 'Sales',
      stages: [
        { id: 'closedwon', label: 'Proposal sent', metadata: { isClosed: 'false', probability: '0.6' } },
        { id: '998877', label: 'Demo', metadata: { isClosed: 'false', probability: '0.4' } },
        { id: '111', label: 'Won', metadata: { isClosed: 'true', probability: '1.0' } },
        { id: '222', label: 'Lost', metadata: { isClosed: 'true', probability: '0.0' } },
      ],
    },
  ],
};
