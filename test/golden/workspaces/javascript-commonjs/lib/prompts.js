exports.SYSTEM = 'You are a bot.';
exports.greeting = function greeting(name) {
  return `Greet ${name}.`;
};
module.exports.farewell = (name) => `Say farewell to ${name}.`;
