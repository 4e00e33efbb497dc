"""The rules themselves under review: findings, coverage, mutations, differences."""
