import {
  type AnomalyReport,
  anomalies,
  closedWonCount,
  en,
  fr,
  isKpiError,
  query,
  revenue,
  type SeriesPoint,
  sentence,
  tableFromJson,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
