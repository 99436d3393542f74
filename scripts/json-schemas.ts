import { z } from 'zod';
import { baselineSchema } from '../src/core/gate/baseline.ts';
import { checkReportSchema } from '../src/core/gate/check-contract.ts';
import { policySchema } from '../src/core/policy/schema.ts';
import { budgetsReportSchema } from '../src/core/report/budgets-contract.ts';
import { scanReportSchema } from '../src/core/report/contract.ts';
import { diffReportSchema } from '../src/core/report/diff-contract.ts';
import { historyReportSchema } from '../src/core/report/history-contract.ts';
import { budgetDocumentSchema } from '../src/gateway/budget-document-schema.ts';

/** A committed JSON Schema: its path in the repository, and its text. */
export interface JsonSchemaFile {
  readonly path: string;
  readonly text: string;
}

/** The JSON Schemas of everything that people write or read outside of the code. */
export function jsonSchemas(): readonly JsonSchemaFile[] {
  return [
    schemaFile('schemas/callcost.schema.json', 'callcost.yml', z.toJSONSchema(policySchema, { io: 'input' })),
    schemaFile(
      'schemas/scan.schema.json',
      'callcost scan --format json',
      z.toJSONSchema(scanReportSchema, { io: 'input' }),
    ),
    schemaFile(
      'schemas/check.schema.json',
      'callcost check --format json',
      z.toJSONSchema(checkReportSchema, { io: 'input' }),
    ),
    schemaFile(
      'schemas/baseline.schema.json',
      'callcost-baseline.json',
      z.toJSONSchema(baselineSchema, { io: 'input' }),
    ),
    schemaFile(
      'schemas/diff.schema.json',
      'callcost diff --format json',
      z.toJSONSchema(diffReportSchema, { io: 'input' }),
    ),
    schemaFile(
      'schemas/history.schema.json',
      'callcost history --format json',
      z.toJSONSchema(historyReportSchema, { io: 'input' }),
    ),
    schemaFile(
      'schemas/budgets.schema.json',
      'callcost budgets --format json',
      z.toJSONSchema(budgetsReportSchema, { io: 'input' }),
    ),
    schemaFile(
      'schemas/budgets-document.schema.json',
      'Budgets that a team publishes for Call Cost',
      z.toJSONSchema(budgetDocumentSchema, { io: 'input' }),
    ),
  ];
}

function schemaFile(path: string, title: string, schema: object): JsonSchemaFile {
  return { path, text: `${JSON.stringify({ title, ...schema }, null, 2)}\n` };
}
