// Starts `fangan lsp` in the folder that is opened, for the YAML files in it.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = function () {
  const command = workspace.getConfiguration("fangan").get("path") || "fangan";
  const server = { command, args: ["lsp"] };
  client = new LanguageClient("fangan", "方案", server, {
    documentSelector: [{ scheme: "file", language: "yaml", pattern: "**/data/**" }],
    // What changes on the disk is looked at again.
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/{data,templates}/**") },
  });
  return client.start();
};

exports.deactivate = function () {
  return client && client.stop();
};
