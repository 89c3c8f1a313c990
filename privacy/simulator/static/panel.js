"use strict";

// The app's frame: in Atlassian's own bridge, or plain where npm has not brought it.
const panel = (() => {
  const place = document.getElementById("panel");
  const host = window.connectHost;
  let turn = 0;

  async function fetched(path) {
    const answer = await fetch(path);
    return answer.json();
  }

  // The bridge hands a promise on only from methods that are marked so.
  function promised(method) {
    method.returnsPromise = true;
    return method;
  }

  function defineModules(state) {
    host.defineModule("context", {
      getToken: promised(async function getToken() {
        return (await fetched("/pretend/token")).token;
      }),
      getContext: promised(async function getContext() {
        return { [state().product]: {} };
      }),
    });
    host.defineModule("user", {
      getLocale(callback) {
        callback(state().language);
      },
      getTimeZone(callback) {
        callback("Etc/UTC");
      },
      getCurrentUser(callback) {
        callback({ atlassianAccountId: state().accountId });
      },
    });
  }

  function bridged(url, state) {
    const options = {
      autoresize: true,
      isFullPage: true,
      moduleType: state.page === "me" ? "generalPages" : "adminPages",
      sandbox:
        "allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox " +
        "allow-same-origin allow-scripts allow-top-navigation-by-user-activation",
    };
    const made = host.create({ addon_key: state.appKey, key: `privacy-${state.page}`, url, options });
    return made[0];
  }

  function plain(url) {
    const frame = document.createElement("iframe");
    frame.src = url;
    return frame;
  }

  function note(text) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  }

  async function made(state) {
    if (!state.installed) {
      return note("The app is not installed here.");
    }
    const { url } = await fetched("/pretend/frame");
    const element = host ? bridged(url, state) : plain(url);
    const frame = element.matches("iframe") ? element : element.querySelector("iframe");
    frame.title = state.page === "me" ? "What the app holds about you" : "The app’s panel";
    return element;
  }

  async function show(state) {
    turn += 1;
    const mine = turn;
    place.setAttribute("aria-busy", "true");
    const element = await made(state);
    if (mine === turn) {
      place.replaceChildren(element);
      place.setAttribute("aria-busy", "false");
    }
  }

  return { show, defineModules: host ? defineModules : () => {} };
})();
