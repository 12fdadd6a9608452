// What differs from page to page stands on this script's element, so that no page needs one of its own.
Object.assign(DOCUMENTATION_OPTIONS, JSON.parse(document.currentScript.dataset.options));
