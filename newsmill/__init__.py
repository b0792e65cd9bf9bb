"""newsmill: news in, analysis-ready Parquet out."""
