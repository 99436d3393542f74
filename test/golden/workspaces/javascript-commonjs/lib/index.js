module.exports = require('./client');
module.exports.prompts = require('./prompts');
