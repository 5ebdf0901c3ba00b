// Mappings of payloads of your own sources.

export type { Fault } from '../model/read/reader.ts';
export type { At, From } from './at.ts';
export type { Completeness, LeftOut, Mapped, MappedCounts, MappingWarning } from './mapped.ts';
export type { MapOptions, MappedRecord, Mapping, MappingRules, WarnWhen } from './mapping.ts';
export type { Page, PageReader } from './page.ts';
export { amount, dateText, day, epochSeconds, flag, instant, percent, refuse, text, utc } from './readers.ts';
export type { FieldFrom, MapContext, ReadFrom } from './reading.ts';
export { type MappingSpec, mapping } from './sourceMapping.ts';
