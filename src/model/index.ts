export * from './parse.ts';
export * from './sale.ts';
export * from './order.ts';
