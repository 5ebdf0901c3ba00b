// Answers of the Pipedrive API, built from its documented shapes.

/** The key of a field of one's own. */
export const regionKey = '0123456789abcdef0123456789abcdef01234567';

/** A deal of v1: naive times in UTC, people and organizations as objects. */
export function dealV1(id: number, fields: object = {}): object {
  return {
    id,
    title: 'Mill',
    value: 5000,
    currency: 'EUR',
    formatted_value: '€5,000',
    status: 'open',
    active: true,
    deleted: false,
    stage_id: 3,
    pipeline_id: 1,
    probability: 40,
    weighted_value: 2000,
    add_time: '2025-01-10 09:00:00',
    update_time: '2025-02-01 08:00:00',
    stage_change_time: null,
    won_time: null,
    first_won_time: null,
    lost_time: null,
    close_time: null,
    lost_reason: null,
    expected_close_date: '2025-03-20',
    user_id: { id: 11, name: 'Ann', email: 'ann@example.org', value: 11 },
    origin: 'API',
    person_id: { name: 'Bob', value: 9 },
    org_id: { name: 'Acme', value: 5 },
    [regionKey]: 'north',
    ...fields,
  };
}

/** The same deal of v2: ISO times, plain identifiers, fields of one's own in their own place. */
export function dealV2(id: number, fields: object = {}): object {
  return {
    id,
    title: 'Mill',
    value: 5000,
    currency: 'EUR',
    status: 'open',
    is_deleted: false,
    is_archived: false,
    archive_time: null,
    stage_id: 3,
    pipeline_id: 1,
    probability: 40,
    add_time: '2025-01-10T09:00:00Z',
    update_time: '2025-02-01T08:00:00Z',
    stage_change_time: null,
    won_time: null,
    lost_time: null,
    close_time: null,
    lost_reason: null,
    expected_close_date: '2025-03-20',
    owner_id: 11,
    person_id: 9,
    org_id: 5,
    custom_fields: { [regionKey]: 'north' },
    ...fields,
  };
}

/** A page of v1; an empty list is null. */
export function pageV1(data: readonly unknown[], more = false, start = 0): object {
  const pagination = { start, limit: 100, more_items_in_collection: more, ...(more ? { next_start: start + 100 } : {}) };
  return { success: true, data: data.length === 0 ? null : data, additional_data: { pagination } };
}

/** A page of v2. */
export function pageV2(data: readonly unknown[], cursor: string | null = null): object {
  return { success: true, data, additional_data: { next_cursor: cursor } };
}

/** A line of `/deals/{id}/flow`, which wraps the change. */
export function flowLine(item_id: number, field_key: string, old_value: unknown, new_value: unknown, log_time: string): object {
  const data = {
    id: 1300,
    item_id,
    user_id: 11,
    field_key,
    old_value,
    new_value,
    is_bulk_update_flag: null,
    log_time,
    additional_data: [],
  };
  return { object: 'dealChange', timestamp: log_time, data };
}

/** A line of `/deals/{id}/changelog`, which does not name the deal. */
export function changelogLine(field_key: string, old_value: unknown, new_value: unknown, time: string): object {
  return { field_key, old_value, new_value, actor_user_id: 11, time, change_source: 'app', is_bulk_update_flag: false };
}

/** A goal. */
export function goal(id: string, fields: object = {}): object {
  return {
    id,
    owner_id: 1,
    title: 'Quota',
    type: { name: 'deals_won', params: { pipeline_id: [1] } },
    assignee: { type: 'person', id: 11 },
    interval: 'monthly',
    duration: { start: '2025-01-01', end: '2025-03-31' },
    expected_outcome: { target: 30000, tracking_metric: 'sum', currency_id: 42 },
    is_active: true,
    report_ids: [],
    ...fields,
  };
}

/** The answer of `/goals/find`, and that of `/currencies`. */
export const goalsOf = (goals: readonly unknown[]): object => ({ success: true, data: { goals } });
export const currencies = {
  success: true,
  data: [
    { id: 42, code: 'EUR', name: 'Euro', decimal_points: 2 },
    { id: 43, code: 'USD' },
  ],
};
