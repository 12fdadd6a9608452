print("the code of a project")
