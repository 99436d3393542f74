/** A document with budgets as a team would publish it; `amounts` has spend and limit of each feature, in USD. */
export function budgetDocument(amounts: Readonly<Record<string, readonly [spent: number, limit: number | null]>>) {
  return {
    version: 1,
    budgets: Object.entries(amounts).map(([feature, [spent, limit]]) => ({
      feature,
      spent,
      limit,
      window: { raw: 'month' },
    })),
  };
}
