// Reads GIFT with gift-pegjs: on each line of the input a text as JSON, on each line of the output what it says.
const { parse } = require("gift-pegjs");

const read = (line) => {
  try {
    return { questions: parse(JSON.parse(line)) };
  } catch (error) {
    return { error: String(error), at: error.location };
  }
};
require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => process.stdout.write(`${JSON.stringify(read(line))}\n`));
