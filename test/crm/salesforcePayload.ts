// Answers of the Salesforce API, built from its documented shapes.

/** An identifier of 18 characters. */
export const idOf = (prefix: string, n: number): string => `${prefix}${String(n).padStart(12, '0')}AAA`;

/** An opportunity as the REST API gives it. */
export function opportunity(n: number, fields: object = {}): object {
  return {
    attributes: { type: 'Opportunity', url: `/services/data/v60.0/sobjects/Opportunity/${idOf('006', n)}` },
    Id: idOf('006', n),
    Name: 'Mill',
    Amount: 5000,
    CurrencyIsoCode: 'EUR',
    StageName: 'Proposal',
    Probability: 40,
    ExpectedRevenue: 2000,
    IsClosed: false,
    IsWon: false,
    IsDeleted: false,
    CloseDate: '2025-03-20',
    CreatedDate: '2025-01-10T09:00:00.000+0000',
    LastModifiedDate: '2025-02-01T08:00:00.000+0000',
    SystemModstamp: '2025-02-01T08:00:00.000+0000',
    LastStageChangeDate: null,
    ForecastCategory: 'Forecast',
    ForecastCategoryName: 'Commit',
    Type: 'New Customer',
    LeadSource: 'Web',
    CampaignId: null,
    AccountId: idOf('001', 5),
    OwnerId: idOf('005', 11),
    Owner: { attributes: { type: 'User' }, Name: 'Ann' },
    RecordTypeId: null,
    ...fields,
  };
}

export const wonFields = { IsClosed: true, IsWon: true, Probability: 100, ForecastCategory: 'Closed', StageName: 'Closed Won' };
export const lostFields = { IsClosed: true, IsWon: false, Probability: 0, ForecastCategory: 'Omitted', StageName: 'Closed Lost' };

/** The same in the form of the Bulk API: everything is text, and what is empty is "". */
export function bulkRow(record: object): object {
  const rows = Object.entries(record).flatMap(([name, value]): [string, string][] => {
    if (name === 'attributes') return [];
    if (typeof value === 'object' && value !== null) return [[`${name}.Name`, (value as { Name: string }).Name]];
    if (typeof value === 'number') return [[name, Number.isInteger(value) ? `${value}.0` : String(value)]];
    return [[name, value === null ? '' : String(value)]];
  });
  return Object.fromEntries(rows) as object;
}

/** A page of the REST API. */
export function pageOf(records: readonly unknown[], more = false, totalSize: number = records.length): object {
  return { totalSize, done: !more, ...(more ? { nextRecordsUrl: '/services/data/v60.0/query/01g-2000' } : {}), records };
}

/** A whole state of the past. */
export function snapshot(n: number, CreatedDate: string, fields: object): object {
  return { Id: `008${CreatedDate}`, OpportunityId: idOf('006', n), CreatedDate, IsDeleted: false, ...fields };
}

/** A single change of the past. */
export function change(n: number, CreatedDate: string, Field: string, OldValue: unknown, NewValue: unknown): object {
  return { Id: `017${CreatedDate}${Field}`, OpportunityId: idOf('006', n), CreatedDate, Field, OldValue, NewValue, IsDeleted: false };
}

/** A task as the REST API gives it: closed, a call. */
export function task(n: number, fields: object = {}): object {
  return {
    attributes: { type: 'Task', url: `/services/data/v60.0/sobjects/Task/${idOf('00T', n)}` },
    Id: idOf('00T', n),
    WhoId: idOf('00Q', 3),
    WhatId: idOf('006', 1),
    AccountId: idOf('001', 5),
    Subject: 'First call',
    ActivityDate: '2025-02-01',
    Status: 'Completed',
    IsClosed: true,
    CompletedDateTime: '2025-02-03T23:30:00.000+0000',
    Type: null,
    TaskSubtype: 'Call',
    CallType: 'Outbound',
    CallDurationInSeconds: 90,
    OwnerId: idOf('005', 11),
    Owner: { attributes: { type: 'User' }, Name: 'Ann' },
    IsDeleted: false,
    IsArchived: false,
    IsRecurrence: false,
    RecurrenceRegeneratedType: null,
    SystemModstamp: '2025-02-03T23:31:00.000+0000',
    ...fields,
  };
}

/** An event as the REST API gives it. */
export function event(n: number, fields: object = {}): object {
  return {
    attributes: { type: 'Event', url: `/services/data/v60.0/sobjects/Event/${idOf('00U', n)}` },
    Id: idOf('00U', n),
    WhoId: idOf('003', 9),
    WhatId: idOf('001', 5),
    AccountId: null,
    Subject: 'Visit',
    StartDateTime: '2025-02-05T10:00:00.000+0000',
    EndDateTime: '2025-02-05T10:45:00.000+0000',
    ActivityDateTime: '2025-02-05T10:00:00.000+0000',
    ActivityDate: '2025-02-05',
    DurationInMinutes: 45,
    IsAllDayEvent: false,
    IsChild: false,
    IsRecurrence: false,
    IsDeleted: false,
    IsArchived: false,
    Type: 'Meeting',
    OwnerId: idOf('005', 11),
    SystemModstamp: '2025-02-05T11:00:00.000+0000',
    ...fields,
  };
}

/** A quota of the forecast. */
export function quota(n: number, fields: object = {}): object {
  return {
    attributes: { type: 'ForecastingQuota' },
    Id: idOf('0J9', n),
    QuotaOwnerId: idOf('005', 11),
    IsAmount: true,
    IsQuantity: false,
    QuotaAmount: 30000,
    QuotaQuantity: null,
    CurrencyIsoCode: 'EUR',
    StartDate: '2025-01-01',
    ForecastingTypeId: idOf('0Db', 1),
    ProductFamily: null,
    ...fields,
  };
}
