"use strict";

// What Atlassian's bridge expects to find in the page around it: jQuery, and the flags of AUI.
(() => {
  function escapeHtml(text) {
    const holder = document.createElement("span");
    holder.textContent = text;
    return holder.innerHTML;
  }

  function close() {
    this.remove();
    document.dispatchEvent(new CustomEvent("aui-flag-close"));
  }

  function flag({ type, title, body, close: closing }) {
    const element = document.createElement("div");
    element.className = `flag flag-${type || "info"}`;
    const heading = document.createElement("h2");
    heading.textContent = title;
    const text = document.createElement("div");
    text.innerHTML = body; // the bridge has escaped it
    const button = document.createElement("button");
    button.textContent = "Dismiss";
    element.close = close;
    button.addEventListener("click", () => element.close());
    element.append(heading, text, button);
    document.getElementById("flags").append(element);
    if (closing === "auto") {
      setTimeout(() => element.close(), 5000);
    }
    return element;
  }

  // Atlassian's feature gates and analytics ask hosts of their own; here every gate is shut.
  function shut(gates) {
    const value = Object.assign(gates, { initializeCompleted: () => true, checkGate: () => false });
    Object.defineProperty(window, "__FEATUREGATES_JS__", { value });
  }

  window.AJS = { $: window.jQuery, escapeHtml, flag };
  window.require = () => ({ emitGasV3() {} });
  Object.defineProperty(window, "__FEATUREGATES_JS__", {
    configurable: true,
    get: () => undefined,
    set: shut,
  });
})();
