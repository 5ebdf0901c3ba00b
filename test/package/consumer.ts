// Compiled against the declarations of the packed package, with every check on and no skipLibCheck for ours.
import { isKpiError, query, revenue } from 'sales-kpi';

const sales = [{ id: 'a', date: '2025-01-31', amount: '0.10', channel: 'web' }];

const total: string = String(revenue(sales));
const channels: string[] = query(sales, { select: [revenue], by: ['channel'] }).rows.map((row) => String(row.channel));

export const caught = (error: unknown): string => (isKpiError(error) ? error.code : `${total} ${channels.join()}`);

// @ts-expect-error a list of numbers is no list of records
revenue([1, 2, 3]);
