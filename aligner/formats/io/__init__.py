"""Reading and writing files safely: limits, atomic writes, XML and ZIP without surprises."""
