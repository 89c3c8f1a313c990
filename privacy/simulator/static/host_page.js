"use strict";

// The controls: each sends what was chosen, takes the state that comes back, and shows it.
(() => {
  const THEMES = "dark:dark light:light spacing:spacing typography:typography-modernized";
  const root = document.documentElement;
  const of = (id) => document.getElementById(id);
  let state = JSON.parse(document.body.dataset.state);

  function press(selector, name, value) {
    for (const button of document.querySelectorAll(selector)) {
      button.setAttribute("aria-pressed", String(button.dataset[name] === value));
    }
  }

  // The bridge watches these two attributes and tells the frame.
  function showTheme() {
    root.setAttribute("data-theme", THEMES);
    root.setAttribute("data-color-mode", state.theme);
  }

  function showState() {
    document.title = `A pretend ${state.name} for development`;
    of("name").textContent = state.name;
    of("person").textContent = state.person;
    of("site").textContent = state.site;
    of("status").textContent = state.status;
    of("administrator").checked = state.administrator;
    of("language").value = state.language;
    press("[data-product]", "product", state.product);
    press("[data-page]", "page", state.page);
    press("[data-theme-name]", "themeName", state.theme);
    showTheme();
  }

  async function send(path, body) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`The pretend Atlassian answered ${answer.status}.`);
    }
    return answer.json();
  }

  function complain(error) {
    of("status").textContent = String(error.message);
  }

  async function change(path, body, { frame = true } = {}) {
    try {
      state = await send(path, body);
      showState();
      if (frame) {
        await panel.show(state);
      }
    } catch (error) {
      complain(error);
    }
  }

  function onClick(selector, what) {
    for (const button of document.querySelectorAll(selector)) {
      button.addEventListener("click", () => what(button.dataset));
    }
  }

  onClick("[data-product]", ({ product }) => change("/pretend/choices", { product }));
  onClick("[data-page]", ({ page }) => change("/pretend/choices", { page }));
  onClick("[data-act]", ({ act }) => change(`/pretend/hooks/${act}`, {}));
  onClick("[data-theme-name]", ({ themeName }) =>
    change("/pretend/choices", { theme: themeName }, { frame: !window.connectHost }),
  );
  onClick("#set-fault", () =>
    change("/pretend/faults", { kind: of("fault-kind").value, fault: of("fault").value }),
  );
  of("administrator").addEventListener("change", ({ target }) =>
    change("/pretend/choices", { administrator: target.checked }),
  );
  of("language").addEventListener("change", ({ target }) =>
    change("/pretend/choices", { language: target.value }),
  );
  of("controls").addEventListener("submit", (event) => event.preventDefault());

  panel.defineModules(() => state);
  showState();
  panel.show(state).catch(complain);
})();
