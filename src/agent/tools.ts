import type { AgentTool } from './tool.ts';
import { budgetTool } from './tools/budget.ts';
import { estimateTool } from './tools/estimate.ts';
import { explainTool } from './tools/explain.ts';
import { findingsTool } from './tools/findings.ts';
import { fixTool } from './tools/fix.ts';
import { scanTool } from './tools/scan.ts';

/** Every tool that coding agents get, over the Model Context Protocol and in VS Code alike. */
export const agentTools: readonly AgentTool[] = [
  scanTool,
  estimateTool,
  explainTool,
  findingsTool,
  budgetTool,
  fixTool,
];
