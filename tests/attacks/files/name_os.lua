-- wanted: 3 no-library
-- The system.
os.execute("touch /tmp/was-here")
