"""How a centre is put together: its agreement and who adheres, its launch, its composition."""
