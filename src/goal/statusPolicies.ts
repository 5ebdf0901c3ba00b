// The default policy, and those of tools in use, as plain data.
import type { GoalStatus } from './progressShape.ts';
import { policyGiven, type StatusPolicy, type StatusRule } from './statusPolicy.ts';

/** The policies by name. */
export interface StatusPolicies {
  /**
   * On track where 70 of 100 landings reach the target, or at a pace of 95 % unless fewer than 30 do; off track below a pace of 80 %,
   * otherwise at risk; too early in the first tenth.
   */
  readonly default: StatusPolicy;
  /** ServiceNow: green (`on-track`) from 90 % of what is planned, yellow (`at-risk`) from 75 %, red (`off-track`) below. */
  readonly servicenow: StatusPolicy;
  /** Engagedly: less than 16.5 points behind is on track, up to 33 is behind (`at-risk`), more is at risk (`off-track`). */
  readonly engagedly: StatusPolicy;
  /** Recruiterflow: 99 % of the pro-rated target is on track, 81 % behind (`at-risk`), less at risk (`off-track`). */
  readonly recruiterflow: StatusPolicy;
  /** Power BI: rules of your own in their order, and a status where none holds; `off-track` unless given. */
  powerBi(rules: readonly StatusRule[], otherwise?: GoalStatus): StatusPolicy;
}

const tool = { earlyBelow: null, isReachedFirst: true, exceededBy: null, isClosedAtEnd: false } as const;

/**
 * The policies of `progress`. A policy is plain data: one of your own is an object of the same shape.
 *
 * @throws {KpiError} bad-argument — of `powerBi`, for a rule that cannot be read; unknown-option
 * @source the published rules of ServiceNow, Engagedly, Recruiterflow and Power BI; bands are half-open: 89.5 % is yellow
 * @see    progress
 * @example
 * ```ts
 * import { statusPolicies } from 'sales-kpi';
 * statusPolicies.servicenow.rules.map(({ atLeast, status }) => [atLeast, status]) // => [["0.9","on-track"],["0.75","at-risk"]]
 * ```
 */
export const statusPolicies: StatusPolicies = {
  default: {
    id: 'default',
    rules: [
      { measure: 'probability', atLeast: '0.7', status: 'on-track' },
      { measure: 'pace', below: '0.8', status: 'off-track' },
      // A good pace so far does not hide a landing that is unlikely.
      { measure: 'probability', below: '0.3', status: 'at-risk' },
      { measure: 'pace', atLeast: '0.95', status: 'on-track' },
      { measure: 'pace', atLeast: '0.8', status: 'at-risk' },
      { measure: 'probability', atLeast: '0.3', status: 'at-risk' },
    ],
    otherwise: 'unknown',
    earlyBelow: 0.1,
    isReachedFirst: true,
    exceededBy: 'stretch',
    isClosedAtEnd: true,
  },
  servicenow: {
    ...tool,
    id: 'servicenow',
    rules: [
      { measure: 'planned', atLeast: '0.9', status: 'on-track' },
      { measure: 'planned', atLeast: '0.75', status: 'at-risk' },
    ],
    otherwise: 'off-track',
    isReachedFirst: false,
  },
  engagedly: {
    ...tool,
    id: 'engagedly',
    rules: [
      { measure: 'gap', above: '-0.165', status: 'on-track' },
      { measure: 'gap', atLeast: '-0.33', status: 'at-risk' },
    ],
    otherwise: 'off-track',
  },
  recruiterflow: {
    ...tool,
    id: 'recruiterflow',
    rules: [
      { measure: 'pace', atLeast: '0.99', status: 'on-track' },
      { measure: 'pace', atLeast: '0.81', status: 'at-risk' },
    ],
    otherwise: 'off-track',
    exceededBy: 'target',
  },
  powerBi: (rules, otherwise = 'off-track') =>
    policyGiven({ ...tool, id: 'power-bi', rules: [...rules], otherwise, isReachedFirst: false }),
};
