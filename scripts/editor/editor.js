// Turns the text area of the SPARQL page into an editor that knows the words of the ontology.
import { autocompletion, completeAnyWord } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";

const area = document.querySelector("textarea[data-editor]");
if (area) {
  const terms = JSON.parse(area.dataset.terms || "[]");
  const complete = (context) => {
    const word = context.matchBefore(/kin:\w*/);
    if (!word) return completeAnyWord(context);
    return { from: word.from, options: terms.map(([label, detail]) => ({ label, detail, type: "property" })) };
  };
  // In a shadow root the editor's styles are a constructed sheet, which the page's policy allows.
  const host = document.createElement("div");
  host.className = "editor";
  const root = host.attachShadow({ mode: "open" });
  new EditorView({
    root,
    parent: root,
    doc: area.value,
    extensions: [
      lineNumbers(), history(), bracketMatching(), StreamLanguage.define(sparql),
      syntaxHighlighting(defaultHighlightStyle), autocompletion({ override: [complete] }),
      keymap.of([...defaultKeymap, ...historyKeymap]), EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": area.labels[0] ? area.labels[0].textContent : "SPARQL" }),
      EditorView.updateListener.of((update) => { if (update.docChanged) area.value = update.state.doc.toString(); }),
    ],
  });
  area.hidden = true;
  area.after(host);
}
