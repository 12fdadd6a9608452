// Load a script that most pages never need, once; its address stands on this script's element.
const loadScript = (({ dataset }) => {
  const loading = {};
  return (name) =>
    (loading[name] ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = dataset[name];
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }));
})(document.currentScript);
