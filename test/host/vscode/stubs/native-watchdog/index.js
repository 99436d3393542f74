// Stands in for a native module that ends a process whose parent is gone. VS Code also looks at its parent's process id
// once a second, which is enough for tests.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
