"""From knowledge and a scenario to a recommendation."""
