/** Commands of the manifest; a test compares. */
export const commandIds = [
  'callcost.scan',
  'callcost.openReport',
  'callcost.compareWithBranch',
  'callcost.toggleHints',
  'callcost.openConfig',
  'callcost.goToPrompt',
  'callcost.refreshPrices',
  'callcost.showLog',
  'callcost.reportEstimate',
  'callcost.restartServer',
  'callcost.setUpBudgets',
  'callcost.enterGatewayKey',
  'callcost.removeGatewayKey',
  'callcost.refreshBudgets',
  'callcost.showBudgets',
  'callcost.openGateway',
  'callcost.refreshExplorer',
  'callcost.sortByCost',
  'callcost.sortByName',
  'callcost.openCostNode',
  'callcost.copyCost',
] as const;

export type CommandId = (typeof commandIds)[number];

/** Commands that links in hovers and hints may run; the others are reached from the palette only. */
export const linkedCommandIds: readonly CommandId[] = [
  'callcost.scan',
  'callcost.openReport',
  'callcost.openConfig',
  'callcost.refreshPrices',
  'callcost.reportEstimate',
];
