// The full numbers of the fault tests; npm test runs the same faults with few kills.
const config = require('./jest.config.js');

module.exports = { ...config, testMatch: ['**/*.faults.test.ts'], testPathIgnorePatterns: ['/node_modules/'] };
