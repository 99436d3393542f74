import { createModel, PatientModel } from './models';

export function shorten(letter: string) {
  const model = createModel(process.env.MODEL_KIND ?? '');
  return model.answer(`Shorten this letter to two sentences, and keep every date and every name: ${letter}`);
}

export function improve(letter: string) {
  return new PatientModel().answer(`Improve the tone of this letter without making it longer than it is: ${letter}`);
}
