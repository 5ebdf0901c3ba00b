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

/** An object of v3 that was done: properties of its kind, and what it is associated with. */
export function activityObject(id: string, properties: object, associations: object = {}): object {
  const kept = {
    hs_timestamp: '2025-02-03T09:30:00Z',
    hubspot_owner_id: '11',
    hs_lastmodifieddate: '2025-02-03T10:00:00Z',
    hs_object_id: id,
  };
  return {
    id,
    properties: { ...kept, ...properties },
    createdAt: '2025-02-03T09:30:00Z',
    updatedAt: '2025-02-03T10:00:00Z',
    archived: false,
    associations,
  };
}

/** An engagement of v1. */
export function engagement(id: number, type: string, metadata: object = {}, details: object = {}): object {
  return {
    engagement: {
      id,
      portalId: 1,
      active: true,
      createdAt: 1_738_574_000_000,
      lastUpdated: 1_738_577_400_000,
      ownerId: 11,
      type,
      timestamp: 1_738_575_000_000,
      ...details,
    },
    associations: { contactIds: [601], companyIds: [501], dealIds: [101], ownerIds: [], ticketIds: [] },
    attachments: [],
    metadata,
  };
}

/** A lead object of v3. */
export function leadObject(id: string, properties: object = {}, around: object = {}): object {
  const kept = {
    hs_lead_name: 'Mill',
    hs_createdate: '2025-01-10T09:00:00Z',
    hs_lastmodifieddate: '2025-01-20T09:00:00Z',
    hs_pipeline: 'lead-pipeline-id',
    hs_pipeline_stage: '555',
    hs_lead_label: 'HOT',
    hs_lead_type: 'NEW_BUSINESS',
    hs_lead_is_new: 'false',
    hs_lead_is_in_progress: 'false',
    hs_lead_is_qualified: 'false',
    hs_lead_is_disqualified: 'false',
    hubspot_owner_id: '11',
  };
  return { id, properties: { ...kept, ...properties }, archived: false, ...around };
}

/** The answer of the owners API: the number of an owner is not that of the user. */
export const owners = {
  results: [
    { id: '11', email: 'ann@example.org', firstName: 'Ann', lastName: 'Roy', userId: 9001, archived: false },
    { id: '12', email: 'bob@example.org', firstName: '', lastName: null, userId: 9002, archived: false },
  ],
};
