"""Run the command line as `python -m recommender`."""

from recommender.cli.main import run

if __name__ == "__main__":
    run()
