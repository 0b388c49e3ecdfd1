// Fills a template by docxtemplater, often, and prints how long each time took, in milliseconds.
// node docxtemplater.js TEMPLATE DATA MADE RUNS; NODE_PATH names the folder of its packages.
const fs = require("fs");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const [template, data, made, runs] = process.argv.slice(2);
const content = fs.readFileSync(template);
const fields = JSON.parse(fs.readFileSync(data, "utf-8"));

function fill() {
  const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
  document.render(fields);
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}

fs.writeFileSync(made, fill());
const times = [];
for (let run = 0; run < Number(runs); run += 1) {
  const begun = process.hrtime.bigint();
  fill();
  times.push(Number(process.hrtime.bigint() - begun) / 1e6);
}
console.log(JSON.stringify(times));
