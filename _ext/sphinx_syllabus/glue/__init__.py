"""The only code that knows Sphinx: what joins the plan, its views and the outputs to a build."""
