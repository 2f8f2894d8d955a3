(function () {
  "use strict";
  var all = function (q, root) { return Array.prototype.slice.call((root || document).querySelectorAll(q)); };
  var tools = document.querySelector(".tools");
  var box = document.getElementById("filter");
  var outlet = document.getElementById("outlet");
  var keys = document.getElementById("keys");
  var count = tools.querySelector(".count");
  var lines = all(".f");
  var groups = all(".group, .frame");
  var texts = new Map();
  tools.hidden = false;
  lines.forEach(function (line) { line.tabIndex = -1; });

  // A long report leaves the address of single words to be made when a reader comes to the line.
  function encoded(words) { return encodeURIComponent(words.join(" ")).replace(/-/g, "%2D"); }
  function address(by) {
    var said = by.parentElement.querySelector(".said a, a.said");
    if (!said || by.querySelector("[rel~=external]")) return;
    var home = document.querySelector(by.querySelector('a[href^="#a"]').getAttribute("href"));
    var open = home && home.querySelector(".cite [rel~=external]");
    var mark = document.querySelector(said.getAttribute("href"));
    if (!open || !mark) return;
    var copy = mark.cloneNode(true);
    all("a", copy).forEach(function (one) { one.remove(); });
    var words = copy.textContent.trim().split(/\s+/);
    var text = words.length <= 8 ? encoded(words) : encoded(words.slice(0, 4)) + "," + encoded(words.slice(-4));
    var link = document.createElement("a");
    link.href = open.href.split("#")[0] + "#:~:text=" + text;
    link.rel = "external noreferrer";
    link.textContent = "original";
    by.append(" · ", link);
  }
  if (document.querySelector("main.long")) {
    ["mouseover", "focusin"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        var line = event.target.closest("#established .item, #one-word .item, #disputed .item");
        if (line) all(".by", line).forEach(address);
      });
    });
  }

  function textOf(line) {
    if (!texts.has(line)) texts.set(line, line.textContent.toLowerCase());
    return texts.get(line);
  }
  function fits(line, word, number) {
    if (word && textOf(line).indexOf(word) < 0) return false;
    if (!number || !line.hasAttribute("data-o")) return true;
    return (" " + line.getAttribute("data-o") + " ").indexOf(" " + number + " ") >= 0;
  }
  function filter() {
    var word = box.value.trim().toLowerCase(), number = outlet.value, shown = 0;
    lines.forEach(function (line) {
      line.hidden = !fits(line, word, number);
      if (!line.hidden) shown += 1;
    });
    groups.forEach(function (group) {
      var own = all(".f", group);
      group.hidden = own.length > 0 && own.every(function (line) { return line.hidden; });
    });
    count.textContent = word || number ? shown + " of " + lines.length + " lines" : "";
  }
  var waiting;
  function soon() { clearTimeout(waiting); waiting = setTimeout(filter, 80); }
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  box.addEventListener("input", soon);
  outlet.addEventListener("change", filter);

  function light() {
    all(".hl").forEach(function (one) { one.classList.remove("hl"); });
    var id = location.hash.slice(1);
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var up = target; up; up = up.parentElement) {
      if (up.hidden && up.classList.contains("f")) { box.value = ""; outlet.value = ""; filter(); }
      if (up.tagName === "DETAILS") up.open = true;
    }
    all('[data-s="' + CSS.escape(id) + '"]').forEach(function (one) { one.classList.add("hl"); });
    if (target.classList.contains("item")) {
      all('.bl a[href="#' + CSS.escape(id) + '"]').forEach(function (back) {
        var said = back.previousElementSibling;
        if (said) said.classList.add("hl");
      });
    }
    target.scrollIntoView({ block: /^[sqe]/.test(id) && !target.classList.contains("f") ? "center" : "start" });
  }
  addEventListener("hashchange", light);
  if (location.hash) light();

  var graph = document.querySelector(".graph");
  if (graph) {
    var flows = all(".flow", graph);
    var lit = function (event) {
      var node = event.type === "mouseover" || event.type === "focusin" ? event.target.closest(".node") : null;
      graph.classList.toggle("lit", !!node);
      flows.forEach(function (flow) {
        flow.classList.toggle("on", !!node && flow.getAttribute("data-n").split(" ").indexOf(node.id) >= 0);
      });
    };
    ["mouseover", "mouseleave", "focusin", "focusout"].forEach(function (kind) { graph.addEventListener(kind, lit); });
  }

  function move(by) {
    var shown = lines.filter(function (line) { return !line.hidden && line.offsetParent !== null; });
    if (!shown.length) return;
    var here = document.activeElement.closest(".f");
    var at = shown.indexOf(here);
    if (at < 0) {
      at = shown.findIndex(function (line) { return line.getBoundingClientRect().bottom > 0; });
      at = by > 0 ? at - 1 : at;
    }
    var next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
  addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === box && event.key === "Escape") { box.value = ""; filter(); box.blur(); return; }
    if (!keys.checked || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "/") { event.preventDefault(); box.focus(); }
    else if (event.key === "o") {
      var line = document.activeElement.closest(".f");
      var link = line && line.querySelector('.said a, a.said, a.to');
      if (link) location.hash = link.getAttribute("href");
    }
  });
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = all("details:not([open])");
    closed.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () { closed.forEach(function (one) { one.open = false; }); });
})();
